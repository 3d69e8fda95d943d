/** Values with others over them, as Helm merges files of values: objects key by key, lists and the rest as a whole. */
export const merged = (values: object, over: object = {}): object => ({
  ...values,
  ...Object.fromEntries(
    Object.entries(over).map(([key, value]: [string, unknown]) => {
      const below = Object.hasOwn(values, key) ? values[key as keyof typeof values] : undefined
      return [key, isMap(below) && isMap(value) ? merged(below, value) : value]
    }),
  ),
})

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
