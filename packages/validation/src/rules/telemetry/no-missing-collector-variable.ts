import { inEachRuntime } from '../rule/in-each-collector.ts'
import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'

export const noMissingCollectorVariable: Rule = {
  id: 'no-missing-collector-variable',
  summary:
    'Every variable that a collector’s configuration reads is in the environment of the container that runs it.',
  rationale:
    'A variable that is not set is empty text: the health check then listens nowhere that the kubelet asks, and the pods of every node are watched.',
  fix: 'Give the container the variable, or write the one that it has.',
  check: inEachRuntime((collector, runtime) => [
    ...variablesIn(collector.config, [], VARIABLE).flatMap((read) => checkRead(collector, runtime, read)),
    ...variablesIn(collector.config, [], OF_KUBERNETES)
      .filter(({ name }) => runtime.variables.has(name))
      .map((read) => otherNotation(collector, read)),
    ...componentsOf(collector, 'processors', 'k8s_attributes').flatMap(({ id, value }) =>
      checkFilter(collector, runtime, id, value.filter?.node_from_env_var),
    ),
  ]),
}

interface Read {
  readonly name: string
  readonly path: Path
  readonly text: string
}

const VARIABLE = /\$\{(?:env:)?(\w+)(?::-[^}]*)?\}/g

/** The notation of a container's command line, which nobody reads in a configuration. */
const OF_KUBERNETES = /\$\((\w+)\)/g

const variablesIn = (value: unknown, path: Path, pattern: RegExp): Read[] => {
  if (typeof value === 'string')
    return value.includes('$')
      ? [...value.matchAll(pattern)].map(([, name = '']) => ({ name, path, text: value }))
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => variablesIn(inner, [...path, key], pattern))
}

const otherNotation = (collector: Collector, { name, path, text }: Read): Violation => ({
  location: collector.location(...path),
  message: `the configuration says ${text}, which is Kubernetes’ notation of a variable`,
  impact: 'the collector takes it for the text that it is',
  fix: `write \${env:${name}}`,
})

/** What each field of a pod is, by the word that the name of its variable ends with. */
const MEANINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/NODE_NAME$/, ['spec.nodeName']],
  [/NODE_IP$/, ['status.hostIP']],
  [/POD_IP$/, ['status.podIP']],
  [/POD_NAME$/, ['metadata.name']],
]

const checkRead = (
  collector: Collector,
  { variables, owner, location }: Runtime,
  read: Read,
): Violation[] => {
  const { name, path, text } = read
  const field = variables.get(name)
  const at = collector.location(...path)
  const message = `the configuration reads ${text}`
  if (field === undefined)
    return [
      {
        location: at,
        related: [location('env')],
        message: `${message}, and ${owner} has no variable ${name}`,
        impact: 'it reads empty text in its place',
        fix: suggestion(name, [...variables.keys()]),
      },
    ]
  const [, fields] = MEANINGS.find(([pattern]) => pattern.test(name)) ?? []
  return fields === undefined || fields.includes(field)
    ? []
    : [
        {
          location: at,
          related: [location('env')],
          message: `${message}, and ${owner} fills ${name} from ${field || 'nothing'}`,
          impact: 'it is not what its name says, and the collector works with the wrong address or name',
          fix: `fill it from ${fields.join(' or ')}`,
        },
      ]
}

const checkFilter = (
  collector: Collector,
  { variables, owner, isOnEachNode, location }: Runtime,
  id: string,
  name: string | undefined,
): Violation[] => {
  if (!isOnEachNode || (name !== undefined && variables.get(name) === 'spec.nodeName')) return []
  return [
    {
      location: collector.location('processors', id, 'filter', 'node_from_env_var'),
      related: [location('env')],
      message:
        name === undefined
          ? `${id} of ${owner} watches the pods of every node`
          : `${id} watches the pods of the node that ${name} names, and ${owner} does not fill it from spec.nodeName`,
      impact: 'every collector of the cluster holds every pod of it in memory, or finds none of its own',
      fix: 'name a variable that is filled from spec.nodeName',
    },
  ]
}
