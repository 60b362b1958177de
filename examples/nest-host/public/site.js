/** Asks the site's own server. */
export async function ask(method, path, body) {
  const headers = body && { 'content-type': 'application/json' };
  const response = await fetch(`/${path}`, { method, headers, body: JSON.stringify(body) });
  if (response.status === 204) return undefined;
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

export const find = (selector) => document.querySelector(selector);

export function tell(text) {
  find('[role=alert]').textContent = text;
}

/** Calls `submit` with a form's fields, and shows what it throws. */
export function onSubmit(selector, submit) {
  find(selector).addEventListener('submit', (event) => {
    event.preventDefault();
    tell('');
    submit(Object.fromEntries(new FormData(event.target)), event.target).catch(({ message }) =>
      tell(message),
    );
  });
}
