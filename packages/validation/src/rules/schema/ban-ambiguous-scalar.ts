import { loadAll, YAML11_SCHEMA } from 'js-yaml'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { Path, Located } from '../../values/location.ts'
import { at } from '../../values/location.ts'

export const banAmbiguousScalar: Rule = {
  id: 'ban-ambiguous-scalar',
  stage: 'shape',
  summary: 'Every unquoted value has the same meaning in YAML 1.1 and YAML 1.2.',
  rationale:
    'Flux and kubectl read YAML 1.1, most editors and libraries YAML 1.2. In YAML 1.1 `on` is true, `017` is 15 and `1:20` is 80; in YAML 1.2 they are texts or other numbers.',
  fix: 'Quote the value if it is a text, or write it as `true`, `false` or a decimal number.',
  check: inEachCluster(({ objects }, report) => {
    for (const [{ content }, located] of Map.groupBy(objects, ({ file }) => file))
      if (SUSPICIOUS.test(content)) checkFile(content, located, report)
  }),
}

/** Values that the two versions may read differently; only reading shows whether they do. */
const SUSPICIOUS =
  /(?:^|[\s,[{])(?:y|n|yes|no|on|off|0\d+|0[ob][0-7]+|[\d_]+_[\d_]*|\d+:[0-5]\d(?::[0-5]\d)*(?:\.\d+)?|\d{4}-\d\d?-\d\d?.*|<<)(?=:? *(?:#.*)?$|:? *[,\]}]|: )/im

const checkFile = (content: string, located: readonly Located[], report: Report): void => {
  const documents = readAsYaml11(content)
  for (const one of located)
    for (const { path, value, other } of differencesIn(one.object, documents?.[one.document], []))
      report({
        location: at(one, ...path),
        message: `${path.join('.')} is ${shown(value)} in YAML 1.2, and ${shown(other)} in YAML 1.1`,
        impact: 'the cluster gets another value than the one that was checked',
        fix: 'quote it, or write true, false or a decimal number',
      })
}

const readAsYaml11 = (content: string): readonly unknown[] | undefined => {
  try {
    return loadAll(content, { schema: YAML11_SCHEMA })
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
