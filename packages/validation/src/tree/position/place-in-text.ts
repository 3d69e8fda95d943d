import type { Location } from '../../values/location.ts'

/** Where something is in a text of YAML or JSON, from 1. */
export interface PlaceInText {
  readonly line?: number
  readonly column?: number
}

/**
 * The line and column of what some keys lead to in a text of YAML or JSON, or of one of its characters. What finds them is
 * loaded only where there is something to find.
 */
export const placeInText = async (
  text: string,
  place: Pick<Location, 'path' | 'character'>,
): Promise<PlaceInText> => {
  const { placeOf } = await import('./place-of.ts')
  const { line, column } = placeOf({
    cluster: '',
    file: { path: '', content: text, objects: [] },
    document: 0,
    ...place,
  })
  return { ...(line !== undefined && { line }), ...(column !== undefined && { column }) }
}
