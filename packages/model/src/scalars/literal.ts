/** A value as TypeScript. */
export const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, entry]) => `${/^\w+$/.test(name) ? name : literal(name)}: ${literal(entry)}`)
      .join(', ')} }`
  return typeof value === 'string' ? `'${value}'` : String(value)
}
