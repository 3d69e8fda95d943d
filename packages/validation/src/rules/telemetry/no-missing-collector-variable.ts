import { suggestion } from '@fleet/model/suggestion'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { Path } from '../../values/location.ts'

export const noMissingCollectorVariable: Rule = {
  id: 'no-missing-collector-variable',
  summary: 'The collector’s container has every variable that its configuration reads.',
  rationale:
    'A missing variable is empty text. The health check then listens where the kubelet does not ask.',
  fix: 'Define the variable on the container, or write the name of one that it has.',
  check: inEachRuntime((collector, runtime, report) => {
    for (const read of variablesIn(collector.config, [], VARIABLE))
      checkVariable(collector, runtime, read, report)
    for (const { name, path, text } of variablesIn(collector.config, [], OF_KUBERNETES))
      if (runtime.variables.has(name))
        report({
          location: collector.location(...path),
          message: `the configuration has ${text}, which is Kubernetes’ notation of a variable`,
          impact: 'the collector takes it literally',
          fix: `write \${env:${name}}`,
        })
  }),
}

interface Read {
  readonly name: string
  readonly path: Path
  readonly text: string
  readonly hasDefault: boolean
}

const VARIABLE = /\$\{(?:env:)?(\w+)(:-[^}]*)?\}/g

/** The notation of a container's command line, which means nothing in a configuration. */
const OF_KUBERNETES = /\$\((\w+)\)/g

const variablesIn = (value: unknown, path: Path, pattern: RegExp): Read[] => {
  if (typeof value === 'string')
    return value.includes('$')
      ? [...value.matchAll(pattern)].map(([, name = '', byDefault]) => ({
          name,
          path,
          text: value,
          hasDefault: byDefault !== undefined,
        }))
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => variablesIn(inner, [...path, key], pattern))
}

/** The field of a pod that a variable's name promises. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/NODE_NAME$/, 'spec.nodeName'],
  [/NODE_IP$/, 'status.hostIP'],
  [/POD_IP$/, 'status.podIP'],
  [/POD_NAME$/, 'metadata.name'],
]

const checkVariable = (
  collector: Collector,
  { variables, hasOtherVariables, owner, location }: Runtime,
  { name, path, text, hasDefault }: Read,
  report: Report,
): void => {
  const where = { location: collector.location(...path), related: [location('env')] }
  const field = variables.get(name)
  if (field === undefined && (hasOtherVariables || hasDefault)) return
  if (field === undefined)
    return report({
      ...where,
      message: `the configuration reads ${text}, and ${owner} has no variable ${name}`,
      impact: 'it reads empty text',
      fix: suggestion(name, [...variables.keys()]),
    })
  const [, promised] = FIELDS.find(([pattern]) => pattern.test(name)) ?? []
  if (promised === undefined || promised === field) return
  report({
    ...where,
    message: `the configuration reads ${text}, and ${owner} fills ${name} from ${field || 'nothing'}`,
    impact: 'the variable does not hold what its name says: the collector works with a wrong address or name',
    fix: `fill it from ${promised}`,
  })
}
