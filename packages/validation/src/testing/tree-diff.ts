import { dump, load } from 'js-yaml'
import { structuredPatch } from 'diff'
import { treesAfter, type Change } from './sample-trees.ts'

/** What changes do to the sample trees, as a diff of YAML. Texts of YAML and JSON inside objects are shown as YAML, too. */
export const diffOf = (changes: readonly Change[], earlier: readonly Change[] = []): string => {
  const before = filesOf(earlier)
  const after = filesOf([...earlier, ...changes])
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `# ${path}\n${hunks(before.get(path) ?? '', after.get(path) ?? '')}`)
    .join('\n')
}

const filesOf = (changes: readonly Change[]): ReadonlyMap<string, string> =>
  new Map(
    treesAfter(...changes).flatMap(({ cluster, files }) =>
      files.map(({ path, objects }) => [`${cluster}/${path}`, objects.map(yamlOf).join('---\n')] as const),
    ),
  )

const yamlOf = (object: unknown): string => dump(expanded(object), { lineWidth: -1, noRefs: true })

const expanded = (value: unknown): unknown => {
  if (typeof value === 'string') return expandedText(value)
  if (Array.isArray(value)) return value.map(expanded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expanded(inner)]))
}

const expandedText = (text: string): unknown => {
  if (!text.startsWith('{') && !text.includes(':\n')) return text
  try {
    const inner: unknown = load(text)
    return typeof inner === 'object' && inner !== null ? expanded(inner) : text
  } catch {
    return text
  }
}

const LONGEST = 40

const hunks = (before: string, after: string): string => {
  const lines = structuredPatch('', '', before, after, '', '', { context: 3 }).hunks.flatMap(
    (hunk, index) => [...(index > 0 ? [' …'] : []), ...hunk.lines],
  )
  return [...lines.slice(0, LONGEST), ...(lines.length > LONGEST ? [' …'] : [])].join('\n')
}
