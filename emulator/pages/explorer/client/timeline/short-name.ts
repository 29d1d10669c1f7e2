/**
 * The part of a step's name that tells it from others, and what it was done to:
 * `POST /tcb/invokecloudfunction users_add` → `invokecloudfunction`, `users_add`;
 * `database.getDocument users` → `getDocument`, `users`; `PUT a/b.jpg` → `PUT`, `a/b.jpg`. The icon says the rest.
 */
export function shortName(name: string): { what: string; of: string } {
  const [, method, key] = /^([A-Z]+) ([^/].*)$/.exec(name) ?? []
  if (method !== undefined && key !== undefined) return { what: method, of: key }
  const [, what = name, of = ''] = /^(?:[A-Z]+ )?(\S+)(?: (.*))?$/.exec(name) ?? []
  return { what: what.replace(/^(database|storage)\./, '').replace(/^\/.*\/(?=[^/]+$)/, ''), of }
}
