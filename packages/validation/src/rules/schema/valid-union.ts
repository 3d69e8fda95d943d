import { inEachCluster, type Rule } from '../rule/rule.ts'
import { at, type Path } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'
import { ownPodsOf, locatedContainers, type OwnPods } from '../../tree/workloads/pods.ts'

export const validUnion: Rule = {
  id: 'valid-union',
  summary:
    'A union has exactly one member: a volume has one source, a probe one action, a variable one value or source.',
  rationale:
    'The API server refuses two members. It accepts a volume without a source as an empty one, so a typo in a source loses data.',
  fix: 'Keep exactly one of the members.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster))
      for (const { path, owner, members } of [...volumesOf(pods), ...probesOf(pods), ...variablesOf(pods)]) {
        if (members.length === 1) continue
        report({
          location: at(pods.controller, ...path),
          message: `${owner} of ${nameOf(pods.controller)} ${members.length === 0 ? 'has none of its possible members' : `has several members: ${members.join(', ')}`}`,
          impact: 'the API server refuses it, and Flux applies nothing of its layer',
          fix: 'keep exactly one member',
        })
      }
  }),
}

interface Union {
  readonly path: Path
  readonly owner: string
  readonly members: readonly string[]
}

const volumesOf = ({ spec, path }: OwnPods): Union[] =>
  (spec.volumes ?? []).map((volume, index) => ({
    path: [...path, 'volumes', index],
    owner: `the volume ${volume.name}`,
    members: Object.keys(volume).filter((key) => key !== 'name'),
  }))

const ACTIONS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const

const probesOf = (pods: OwnPods): Union[] =>
  locatedContainers(pods).flatMap(({ container, path }) =>
    PROBES.flatMap((probe) => {
      const given = container[probe]
      return given ? [{ path: [...path, probe], owner: `the ${probe}`, members: keysOf(given, ACTIONS) }] : []
    }),
  )

/** A variable without a value and a source is an empty text. */
const variablesOf = (pods: OwnPods): Union[] =>
  locatedContainers(pods).flatMap(({ container, path }) =>
    (container.env ?? []).flatMap((variable, index) => {
      const sources = variable.valueFrom ? Object.keys(variable.valueFrom).slice(1) : []
      const members = [...keysOf(variable, ['value', 'valueFrom']), ...sources]
      const owner = `the variable ${variable.name}`
      return members.length > 1 ? [{ path: [...path, 'env', index], owner, members }] : []
    }),
  )

const keysOf = (given: object, keys: readonly string[]): string[] =>
  keys.filter((key) => Object.hasOwn(given, key))
