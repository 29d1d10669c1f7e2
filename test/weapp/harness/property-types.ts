type Types = Record<string, unknown>

const own: Types = { String, Number, Boolean, Object, Array }

/**
 * A component's definition with our `String`, `Object` … in the place of its context's own, which glass-easel,
 * outside that context, would not know.
 */
export function withOwnTypes(definition: Types): Types {
  if (!isRecord(definition.properties)) return definition
  const properties = Object.entries(definition.properties).map(([name, property]) => [
    name,
    isRecord(property) ? { ...property, type: ownType(property.type) } : ownType(property),
  ])
  return { ...definition, properties: Object.fromEntries(properties) as Types }
}

const ownType = (type: unknown): unknown => (typeof type === 'function' ? (own[type.name] ?? type) : type)

const isRecord = (value: unknown): value is Types => typeof value === 'object' && value !== null
