import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Path, type Located } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'
import { ownPodsOf, placedContainers, type OwnPods } from '../../tree/workloads/pods.ts'

export const requireOneKind: Rule = {
  id: 'require-one-kind',
  summary:
    'What may be of one kind out of several is of exactly one: a volume has one source, a probe one action, a variable a value or where to take it from.',
  rationale:
    'The API server refuses two, and takes a volume without any for an empty one: a mistyped source loses what was to be kept.',
  example: {
    refused:
      'env:\n  - name: TOKEN\n    value: x\n    valueFrom:\n      secretKeyRef: { name: token, key: token }\n',
    accepted: 'env:\n  - name: TOKEN\n    valueFrom:\n      secretKeyRef: { name: token, key: token }\n',
  },
  fix: 'Leave exactly one of them.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap((pods) => [...volumes(pods), ...containers(pods)]),
  ),
}

const ACTIONS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const

const volumes = ({ controller, spec, path }: OwnPods): Violation[] =>
  (spec.volumes ?? []).flatMap((volume, index) => {
    const sources = Object.keys(volume).filter((key) => key !== 'name')
    return several(controller, [...path, 'volumes', index], `the volume ${volume.name}`, sources)
  })

const containers = (pods: OwnPods): Violation[] =>
  placedContainers(pods).flatMap(({ container, path }) => [
    ...PROBES.flatMap((probe) => {
      const given = container[probe]
      return given ? several(pods.controller, [...path, probe], `the ${probe}`, keysOf(given, ACTIONS)) : []
    }),
    ...(container.env ?? []).flatMap((variable, index) => {
      const origins = [
        ...keysOf(variable, ['value', 'valueFrom']),
        ...(variable.valueFrom ? Object.keys(variable.valueFrom).slice(1) : []),
      ]
      // A variable without either is an empty text.
      return origins.length < 2
        ? []
        : several(pods.controller, [...path, 'env', index], `the variable ${variable.name}`, origins)
    }),
  ])

const keysOf = (given: object, keys: readonly string[]): string[] =>
  keys.filter((key) => Object.hasOwn(given, key))

const several = (controller: Located, path: Path, subject: string, kinds: readonly string[]): Violation[] =>
  kinds.length === 1
    ? []
    : [
        {
          location: at(controller, ...path),
          message: `${subject} of ${nameOf(controller)} is ${kinds.length === 0 ? 'of no kind' : `of several kinds: ${kinds.join(', ')}`}`,
          impact: 'the API server refuses it, and Flux applies nothing of its layer',
          fix: 'leave exactly one',
        },
      ]
