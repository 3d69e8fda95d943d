import { collectorsOf } from './collectors/collectors-of.ts'
import { at, type Path, type Location } from '../values/location.ts'
import type { ClusterView } from '../tree/cluster-view.ts'

/** A value of an object that is neither map nor list. */
export type Scalar = string | number | boolean

/** What a question found at one scalar. */
export interface FoundScalar<Answer> {
  readonly answer: Answer
  readonly keys: Path
  readonly location: Location
}

/** Looks at a value; `holder` is the map or list that it is in, `keys` lead to it and are the same list every time. */
export type Question<Answer> = (value: Scalar, keys: Path, holder: unknown) => Answer | undefined

/** Looks at every scalar of every object of a cluster, those of collectors' configurations included. */
export const findScalars = <Answer>(
  cluster: ClusterView,
  question: Question<Answer>,
): FoundScalar<Answer>[] => {
  const found: FoundScalar<Answer>[] = []
  const configs = new Map(
    collectorsOf(cluster)
      .readable.filter(({ located }) => located.object.kind === 'ConfigMap')
      .map((collector) => [collector.located.object, collector] as const),
  )
  for (const located of cluster.objects) {
    const collector = configs.get(located.object)
    const { data, ...rest } = located.object as { readonly data?: unknown }
    walk(collector ? rest : { ...rest, data }, [], question, (answer, keys) =>
      found.push({ answer, keys, location: at(located, ...keys) }),
    )
    if (collector)
      walk(collector.config, [], question, (answer, keys) =>
        found.push({ answer, keys, location: collector.location(...keys) }),
      )
  }
  return found
}

const walk = <Answer>(
  holder: unknown,
  keys: (string | number)[],
  question: Question<Answer>,
  report: (answer: Answer, keys: Path) => void,
): void => {
  if (typeof holder !== 'object' || holder === null) return
  const isList = Array.isArray(holder)
  for (const key of Object.keys(holder)) {
    const value = (holder as Readonly<Record<string, unknown>>)[key]
    keys.push(isList ? Number(key) : key)
    if (typeof value === 'object') walk(value, keys, question, report)
    else {
      const answer = isScalar(value) ? question(value, keys, holder) : undefined
      if (answer !== undefined) report(answer, [...keys])
    }
    keys.pop()
  }
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
