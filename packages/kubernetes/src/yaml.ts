import { dump } from 'js-yaml'
import { GENERATED, WRITTEN_IN, type FilePath } from '@fleet/model'
import { BUILD, MADE_FROM } from './made-from.ts'
import { PRODUCT } from './names.ts'

/** The first line of every generated file. */
export const HEADER = `${GENERATED} ${PRODUCT} from ${MADE_FROM}. Do not edit: change the inventory, then run \`${BUILD}\`.\n`

const ORDER = ['apiVersion', 'kind', 'metadata', 'spec']

/**
 * A file of Kubernetes objects: the header, then each object as a document of its own.
 * @param writtenIn the file that a person wrote, where this one ships it
 */
export const printManifest = (objects: readonly object[], writtenIn?: FilePath): string =>
  HEADER +
  (writtenIn === undefined ? '' : `${WRITTEN_IN}${writtenIn}\n`) +
  objects.map((object) => `---\n${printYaml(inReadingOrder(object))}`).join('')

/**
 * A value as YAML with one meaning in YAML 1.1 (Go's) and YAML 1.2: no aliases, no folds, and quotes around every
 * string that either would read as another type. Printed values are cached: most objects are the same in every cluster.
 */
export const printYaml = (value: unknown): string => {
  const content = JSON.stringify(value)
  const text =
    printed.get(content) ?? dump(value, { lineWidth: -1, noRefs: true, forceQuotes: isAmbiguous(value) })
  printed.set(content, text)
  return text
}

const printed = new Map<string, string>()

/** Of a block that begins with white space, parsers do not agree whether a last line of spaces counts. */
const isAmbiguous = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(isAmbiguous)
    : typeof value === 'string' && /^[ \n].*\n +\n*$/s.test(value)

/**
 * A map as `printYaml` prints it, section by section: most sections of a configuration are the same in every cluster.
 */
export const printSections = (map: object): string =>
  Object.entries(map)
    .map(([key, section]) => printYaml({ [key]: section as unknown }))
    .join('')

const inReadingOrder = (object: object): object => {
  const known = ORDER.filter((key) => key in object)
  const rest = Object.keys(object).filter((key) => !ORDER.includes(key))
  return Object.fromEntries([...known, ...rest].map((key) => [key, object[key as keyof typeof object]]))
}
