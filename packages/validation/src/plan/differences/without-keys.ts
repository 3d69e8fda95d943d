type Mapping = Readonly<Record<string, unknown>>

export const withoutKeys = (map: Mapping, ...keys: readonly string[]): Mapping =>
  Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)))
