import fc from 'fast-check'

/** The same value with the keys of every object in it in any other order. Lists keep theirs. */
export const shuffled = <Value>(value: Value): fc.Arbitrary<Value> => anyOrder(value) as fc.Arbitrary<Value>

const anyOrder = (value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value)) return fc.tuple(...value.map(anyOrder))
  if (typeof value !== 'object' || value === null) return fc.constant(value)
  const entries = Object.entries(value).map(([key, child]) =>
    anyOrder(child).map((entry) => [key, entry] as const),
  )
  return fc
    .tuple(...entries)
    .chain((ordered) => fc.shuffledSubarray(ordered, { minLength: ordered.length }))
    .map((ordered) => Object.fromEntries(ordered))
}
