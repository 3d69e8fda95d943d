import type { Violation } from '../../values/violation.ts'
import { at, type Path } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Applier } from '../../tree/flux/appliers.ts'
import { nameOf } from '../../tree/objects.ts'
import { textAt } from '../../values/value-at.ts'

export const validHealthExpression: Rule = {
  id: 'valid-health-expression',
  summary: 'The health expressions of a Kustomization are complete, and it waits for what they describe.',
  rationale:
    'Flux refuses an expression that it cannot read, and reads none where the Kustomization neither waits nor checks any health.',
  fix: 'Close each bracket and quote, and set wait: true or name the object in healthChecks.',
  check: inEachCluster((cluster, report) => {
    for (const by of cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization'))
      for (const { path, problem, ...rest } of problemsOf(by))
        report({ location: at(by, ...path), message: `${nameOf(by)} ${problem}`, ...rest })
  }),
}

interface Problem extends Pick<Violation, 'impact' | 'fix' | 'ownSeverity'> {
  readonly path: Path
  readonly problem: string
}

const EXPRESSIONS = ['spec', 'healthCheckExprs'] as const

const problemsOf = ({ object }: Applier): readonly Problem[] => {
  const { healthCheckExprs = [], healthChecks = [], wait } = object.spec ?? {}
  if (healthCheckExprs.length === 0) return []
  if (wait !== true && healthChecks.length === 0)
    return [
      {
        path: EXPRESSIONS,
        problem: 'has health expressions, and neither waits nor checks any health',
        impact: 'Flux reads none of them, and its dependents start too early',
        fix: 'set wait: true',
        ownSeverity: 'warning',
      },
    ]
  return healthCheckExprs.flatMap((expressions, index) =>
    ['current', 'failed', 'inProgress'].flatMap((key) => {
      const text = textAt(expressions, key)
      return isComplete(text)
        ? []
        : [
            {
              path: [...EXPRESSIONS, index, key],
              problem: `has an expression that is not complete: ${text}`,
              impact: 'Flux refuses it, and applies nothing of the layer',
              fix: 'close each bracket and quote',
            },
          ]
    }),
  )
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Whether each bracket and each quote of an expression has its other half. */
const isComplete = (text: string): boolean => {
  const open: string[] = []
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|["'()[\]{}]/g)) {
    if (token.length > 1) continue
    const closing = CLOSING[token]
    if (closing !== undefined) open.push(closing)
    else if (open.pop() !== token) return false
  }
  return open.length === 0
}
