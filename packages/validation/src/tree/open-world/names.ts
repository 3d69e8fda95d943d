import { isMap } from '../../values/value-at.ts'

/**
 * The names that a text of the catalogue of makers stands for: `*-rw` with the name of the object, `spec.secretName` as the
 * object says there, `spec.target.name ?? *` the first of them that there is.
 */
export const namesFrom = (object: Named, text: string): readonly string[] => {
  for (const alternative of text.split(' ?? ')) {
    const names = namesOfOne(object, alternative)
    if (names.length > 0) return names
  }
  return []
}

interface Named {
  readonly metadata: { readonly name: string }
}

const namesOfOne = (object: Named, text: string): readonly string[] => {
  if (text.startsWith('spec.')) return textsAt(object, text.split('.'))
  const name = text.replaceAll('*', object.metadata.name)
  return [name.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => textsAt(object, path.split('.'))[0] ?? '')]
}

/** Every text under some keys. A key that ends with `[]` holds a list. */
const textsAt = (value: unknown, [key, ...rest]: readonly string[]): readonly string[] => {
  if (key === undefined) return typeof value === 'string' && value !== '' ? [value] : []
  if (!isMap(value)) return []
  if (!key.endsWith('[]')) return textsAt(value[key], rest)
  const list = value[key.slice(0, -2)]
  return Array.isArray(list) ? list.flatMap((item) => textsAt(item, rest)) : []
}
