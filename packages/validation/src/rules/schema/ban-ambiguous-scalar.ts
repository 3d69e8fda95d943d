import { loadAll, YAML11_SCHEMA } from 'js-yaml'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path, Located } from '../../values/location.ts'
import { at } from '../../values/location.ts'

export const banAmbiguousScalar: Rule = {
  id: 'ban-ambiguous-scalar',
  stage: 'shape',
  summary: 'Every unquoted value means the same to a reader of YAML 1.1 as to one of YAML 1.2.',
  rationale:
    'Flux and kubectl read YAML 1.1, most editors and libraries 1.2: to the first `on` is true, `017` is 15 and `1:20` is 80; to the others they are texts.',
  fix: 'Put the value in quotes if it is a text, or write it as `true`, `false` or a decimal number.',
  check: inEachCluster(({ objects }) => {
    const files = Map.groupBy(objects, ({ file }) => file)
    return [...files].flatMap(([{ content }, placed]) =>
      SUSPICIOUS.test(content) ? ambiguitiesIn(content, placed) : [],
    )
  }),
}

/** Values that the two may read otherwise, wherever they stand; whether one does, only reading tells. */
const SUSPICIOUS =
  /(?:^|[\s,[{])(?:y|n|yes|no|on|off|0\d+|0[ob][0-7]+|[\d_]+_[\d_]*|\d+:[0-5]\d(?::[0-5]\d)*(?:\.\d+)?|\d{4}-\d\d?-\d\d?.*|<<)(?=:? *(?:#.*)?$|:? *[,\]}]|: )/im

const ambiguitiesIn = (content: string, placed: readonly Located[]): Violation[] => {
  const documents = readAsYaml11(content)
  return placed.flatMap((one) =>
    differencesIn(one.object, documents?.[one.document], []).map(({ path, value, other }) => ({
      location: at(one, ...path),
      message: `${path.join('.')} is ${shown(value)} to a reader of YAML 1.2, and ${shown(other)} to one of YAML 1.1`,
      impact: 'the cluster gets another value than the one that was checked',
      fix: 'put it in quotes, or write true, false or a decimal number',
    })),
  )
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
