import { CORE_SCHEMA, intCoreTag, intYaml11Tag, loadAll, YAML11_SCHEMA, type Schema } from 'js-yaml'
import { isGenerated, type RenderedFile } from '../../values/rendered-tree.ts'
import { FLUX_YAML } from '../../tree/reading/flux-yaml.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { Path, Located } from '../../values/location.ts'
import { at } from '../../values/location.ts'

export const banAmbiguousScalar: Rule = {
  id: 'ban-ambiguous-scalar',
  ownSeverity: 'warning',
  stage: 'shape',
  summary: 'Every unquoted value has the same meaning in YAML 1.1 and YAML 1.2.',
  rationale:
    'kubectl reads YAML 1.1, most editors and libraries YAML 1.2, and kustomize some of both. In YAML 1.1 `on` is true, `1_000` a number and `1:20` is 80; in YAML 1.2 they are texts.',
  fix: 'Quote the value if it is a text, or write it as `true`, `false` or a decimal number.',
  check: inEachCluster(({ objects }, report) => {
    for (const [file, located] of Map.groupBy(objects, (one) => one.file))
      if (SUSPICIOUS.test(file.content)) checkFile(file, located, report)
  }),
}

/** Values that the two versions may read differently; only reading shows whether they do. */
const SUSPICIOUS =
  /(?:^|[\s,[{])(?:y|n|yes|no|on|off|0\d+|0[ob][0-7]+|[\d_]+_[\d_]*|\d+:[0-5]\d(?::[0-5]\d)*(?:\.\d+)?|\d{4}-\d\d?-\d\d?.*|<<)(?=:? *(?:#.*)?$|:? *[,\]}]|: )/im

const checkFile = (file: RenderedFile, located: readonly Located[], report: Report): void => {
  // In what the generator writes, every reader finds the same.
  const schema = isGenerated(file) ? CORE_SCHEMA : FLUX_YAML
  const [documents, others] = [readAs(schema, file.content), readAs(YAML_1_1, file.content)]
  if (!documents || !others) return
  // kustomize may make several objects of one document, and others than it says.
  for (const [index, one] of new Map(located.map((each) => [sourceOf(each), each])))
    for (const { path, value, other } of differencesIn(documents[index], others[index], []))
      report({
        location: at(one, ...path),
        message: `${path.join('.')} is ${shown(value)} in YAML 1.2, and ${shown(other)} in YAML 1.1`,
        impact: 'kubectl and Flux may give the cluster different values',
        fix: 'quote it, or write true, false or a decimal number',
        // kustomize, and so Flux, reads it as a text.
        ...(typeof other === 'boolean' && { ownSeverity: 'info' as const }),
      })
}

/** The octal numbers of YAML 1.2, which version 1.1 lacks, are numbers to kubectl and to kustomize. */
const YAML_1_1 = YAML11_SCHEMA.withTags({
  ...intYaml11Tag,
  resolve: (source, isExplicit, tagName) =>
    (/^0o[0-7]+$/.test(source) ? intCoreTag : intYaml11Tag).resolve(source, isExplicit, tagName),
})

/** The YAML document that an object comes from. */
const sourceOf = ({ file, document }: Located): number => file.documents?.[document] ?? document

const readAs = (schema: Schema, content: string): readonly unknown[] | undefined => {
  try {
    return loadAll(content, { schema })
  } catch {
    return undefined
  }
}

interface Difference {
  readonly path: Path
  readonly value: unknown
  readonly other: unknown
}

const differencesIn = (value: unknown, other: unknown, path: Path): readonly Difference[] => {
  if (typeof value !== 'object' || value === null || typeof other !== 'object' || other === null)
    return Object.is(value, other) ? [] : [{ path, value, other }]
  const [keys, otherKeys] = [Object.keys(value), Object.keys(other)]
  const strange = keys.find((key) => !otherKeys.includes(key))
  if (strange !== undefined)
    return [{ path: [...path, strange], value: strange, other: otherKeys.find((key) => !keys.includes(key)) }]
  return Object.entries(value).flatMap(([key, inner]) =>
    differencesIn(inner, (other as Readonly<Record<string, unknown>>)[key], [
      ...path,
      Array.isArray(value) ? Number(key) : key,
    ]),
  )
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
