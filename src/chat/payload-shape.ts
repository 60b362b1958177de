import { getMetadataStorage, ValidationTypes } from 'class-validator';

/** A class whose properties have class-validator's rules. */
export type PayloadClass = new () => object;

/** Whether a property's value is one that the rule allows. */
type Rule = (payload: object, value: unknown) => boolean;

interface Property {
  name: string;
  /** Where one of them says no, nothing else is asked about the property: `@IsOptional()`. */
  conditions: Rule[];
  rules: Rule[];
}

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/**
 * Says yes to what class-validator finds no error in. By itself that looks up a class's rules among those of all
 * the app's classes each time, and makes an error for each property before it asks about it: a quarter of
 * the garbage that a message makes, and ten times what the rules themselves take. What this does not say yes to is
 * a case for class-validator, which has the reasons.
 */
export class PayloadShape {
  private static readonly known = new WeakMap<PayloadClass, PayloadShape>();

  /** What this does not know: a class with such a rule is said no to. */
  private readonly isBeyond: boolean;
  private readonly properties: Property[];

  private constructor(private readonly type: PayloadClass) {
    const all = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
    this.isBeyond = all.length === 0 || !all.every(isPlain);
    this.properties = [...new Set(all.map(({ propertyName }) => propertyName))].map((name) =>
      propertyOf(
        name,
        all.filter(({ propertyName }) => propertyName === name),
      ),
    );
  }

  static of(type: PayloadClass): PayloadShape {
    let shape = this.known.get(type);
    if (!shape) this.known.set(type, (shape = new PayloadShape(type)));
    return shape;
  }

  /** What was given, as one of the class, without any property that it does not know; undefined where that is no yes. */
  take(given: object): object | undefined {
    if (this.isBeyond) return undefined;
    const payload = new this.type();
    for (const { name } of this.properties)
      if (Object.hasOwn(given, name)) Reflect.set(payload, name, Reflect.get(given, name));
    return this.properties.every((property) => allows(property, payload)) ? payload : undefined;
  }
}

function allows({ name, conditions, rules }: Property, payload: object): boolean {
  const value: unknown = Reflect.get(payload, name);
  return (
    !conditions.every((condition) => condition(payload, value)) || rules.every((rule) => rule(payload, value))
  );
}

function propertyOf(name: string, rules: readonly Metadata[]): Property {
  const isCondition = ({ type }: Metadata) => type === ValidationTypes.CONDITIONAL_VALIDATION;
  return {
    name,
    conditions: rules.filter(isCondition).map(({ constraints }) => constraints[0] as Rule),
    rules: rules.filter((rule) => !isCondition(rule)).flatMap(rulesOf),
  };
}

function rulesOf({ constraintCls, constraints, propertyName }: Metadata): Rule[] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => (object, value) => {
      const { name: targetName } = object.constructor;
      return (
        instance.validate(value, { targetName, property: propertyName, object, value, constraints }) === true
      );
    });
}

/** Of what belongs to a value alone and is known at once; not of what is in it, nor under a condition of its own. */
function isPlain({ type, each, groups, validateIf }: Partial<Metadata>): boolean {
  if (each || groups?.length || validateIf) return false;
  return type === ValidationTypes.CUSTOM_VALIDATION || type === ValidationTypes.CONDITIONAL_VALIDATION;
}
