import {
  Component,
  createElement,
  Fragment,
  options,
  render,
  toChildArray,
  type ComponentChild,
  type ComponentChildren,
  type ComponentType,
  type VNode,
} from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** As much of React, made of Preact, as the chat's own parts use: `preact/compat` is more than twice as big. */
export { createContext } from 'preact';
export * from 'preact/hooks';

export const StrictMode = Fragment;

export function createRoot(place: Element) {
  return {
    render: (what: ComponentChild) => render(what, place),
    unmount: () => render(null, place),
  };
}

export function memo<P extends object>(part: ComponentType<P>) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return differ(this.props, next) || differ(next, this.props);
    }
    override render(props: P) {
      return createElement(part, props);
    }
  };
}

function differ(these: object, those: object): boolean {
  return Object.entries(these).some(([name, value]) => !Object.is(value, Reflect.get(those, name)));
}

/** There is no server rendering here. */
export function useSyncExternalStore<T>(
  subscribe: (listener: () => void) => () => void,
  snapshot: () => T,
): T {
  const value = snapshot();
  const [{ drawn }, drawAgain] = useState({ drawn: { value, snapshot } });
  const look = () => {
    if (!Object.is(drawn.value, drawn.snapshot())) drawAgain({ drawn });
  };
  useLayoutEffect(() => {
    Object.assign(drawn, { value, snapshot });
    look();
  }, [subscribe, value, snapshot]);
  useEffect(() => {
    look();
    return subscribe(look);
  }, [subscribe]);
  return value;
}

/** What React's events are asked for besides the browser's own. */
options.event = (event) => Object.assign(event, { nativeEvent: event });

/** Preact knows the choice that a list begins with by its options alone. */
options.vnode = ({ type, props }: VNode<{ defaultValue?: unknown; children?: ComponentChildren }>) => {
  if (type !== 'select' || props.defaultValue === undefined) return;
  for (const option of toChildArray(props.children))
    if (typeof option === 'object')
      Object.assign(option.props, { selected: isValue(option, props.defaultValue) });
};

function isValue({ props }: VNode, value: unknown): boolean {
  return 'value' in props && props.value === value;
}
