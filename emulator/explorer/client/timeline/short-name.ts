/**
 * The part of a step's name that tells it from others, and what it was done to:
 * `POST /tcb/invokecloudfunction users_add` → `invokecloudfunction`, `users_add`;
 * `database.getDocument users` → `getDocument`, `users`. The icon says the rest.
 */
export function shortName(name: string): { what: string; of: string } {
  const [, what = name, of = ''] = /^(?:[A-Z]+ )?(\S+)(?: (.*))?$/.exec(name) ?? []
  return { what: what.replace(/^database\./, '').replace(/^\/.*\/(?=[^/]+$)/, ''), of }
}
