import { load } from 'js-yaml'

/** What a text holds as YAML; undefined where it is none. */
export const yamlIn = (text: string): unknown => {
  try {
    return load(text) ?? null
  } catch {
    return undefined
  }
}
