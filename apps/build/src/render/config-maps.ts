import { textAt, valueAt } from '@fleet/validation'

type Data = Readonly<Record<string, unknown>>

/** What a ConfigMap among objects holds. @param namespace any, if it is not stated */
export const configMapIn = (
  applied: readonly { readonly object: object }[],
  name: string,
  namespace?: string,
): Data | undefined => {
  const found = applied.find(
    ({ object }) =>
      textAt(object, 'kind') === 'ConfigMap' &&
      textAt(object, 'metadata', 'name') === name &&
      (namespace === undefined || textAt(object, 'metadata', 'namespace') === namespace),
  )
  return found && (valueAt(found.object, ['data']) as Data | undefined)
}
