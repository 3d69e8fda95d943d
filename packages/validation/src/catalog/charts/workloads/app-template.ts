import type { Path } from '../../../values/location.ts'
import { isMap, textAt } from '../../../values/value-at.ts'
import {
  from,
  type ChartContainer,
  type ChartWorkload,
  type ClaimSource,
  type FieldItem,
  type FieldSource,
  type ReadValue,
  type WorkloadKind,
} from './chart-workload.ts'

const KINDS: Readonly<Record<string, WorkloadKind>> = {
  cronjob: 'CronJob',
  daemonset: 'DaemonSet',
  deployment: 'Deployment',
  job: 'Job',
  statefulset: 'StatefulSet',
}

/** The workloads of app-template, which has them in a map. As read in the templates of its common library 4. */
export const appTemplate = (read: ReadValue): readonly ChartWorkload[] =>
  enabledIn(read, ['controllers']).map((id) => workload(id, read))

const workload = (id: string, read: ReadValue): ChartWorkload => {
  const home = ['controllers', id]
  const kind = KINDS[textAt(read(...home), 'type') || 'deployment'] ?? 'Deployment'
  return {
    name: id,
    home,
    isMade: () => true,
    kind: () => kind,
    replicas: () => from([...home, 'replicas'], 1),
    strategy: from([...home, 'strategy'], 'Recreate'),
    claims: () => claimsOf(id, read),
    fields: {
      hostNetwork: option(home, 'hostNetwork', false),
      hostPID: option(home, 'hostPID', false),
      hostIPC: option(home, 'hostIPC', false),
      nodeSelector: option(home, 'nodeSelector', null),
      schedulerName: option(home, 'schedulerName', null),
      runtimeClassName: option(home, 'runtimeClassName', null),
      securityContext: option(home, 'securityContext'),
    },
    containers: (['containers', 'initContainers'] as const).flatMap((list) =>
      enabledIn(read, [...home, list]).map((name) => container([...home, list, name], name, list, read)),
    ),
  }
}

const option = (home: Path, key: string, byDefault?: unknown): FieldSource => ({
  paths: [
    [...home, 'pod', key],
    ['defaultPodOptions', key],
  ],
  byDefault,
})

const enabledIn = (read: ReadValue, path: Path): readonly string[] => {
  const found = read(...path)
  return isMap(found)
    ? Object.entries(found).flatMap(([key, value]) =>
        isMap(value) && value['enabled'] !== false ? [key] : [],
      )
    : []
}

const container = (
  home: Path,
  name: string,
  list: 'containers' | 'initContainers',
  read: ReadValue,
): ChartContainer => ({
  name,
  isInit: list === 'initContainers',
  image: { paths: [[...home, 'image']], repository: '', tag: '' },
  fields: {
    resources: from([...home, 'resources']),
    securityContext: from([...home, 'securityContext']),
    command: from([...home, 'command']),
    args: from([...home, 'args']),
    env: { paths: [[...home, 'env']], items: variables },
    livenessProbe: probe(home, 'liveness', read),
    readinessProbe: probe(home, 'readiness', read),
    startupProbe: probe(home, 'startup', read),
  },
})

/** The chart makes a probe by itself, unless the values say that theirs is a whole one. */
const probe = (home: Path, kind: string, read: ReadValue): FieldSource => {
  const path = [...home, 'probes', kind]
  const stated = read(...path)
  const isWhole = isMap(stated) && stated['enabled'] === true && stated['custom'] === true
  return { paths: isWhole ? [[...path, 'spec']] : [] }
}

/** A list, or a map of texts or of whole variables. */
const variables = (given: unknown): readonly FieldItem[] => {
  if (Array.isArray(given)) return given.map((value, index) => ({ path: [index], value: value as unknown }))
  return Object.entries(isMap(given) ? given : {}).map(([name, value]) => ({
    path: [name],
    value: isMap(value) ? { ...value, name } : { name, value: String(value) },
  }))
}

/** A volume is mounted everywhere, unless the values list where. */
const claimsOf = (id: string, read: ReadValue): readonly ClaimSource[] =>
  enabledIn(read, ['persistence']).flatMap((key) => {
    const volume = read('persistence', key)
    const type = textAt(volume, 'type') || 'persistentVolumeClaim'
    const mounts = isMap(volume) ? volume['advancedMounts'] : undefined
    const isMounted = !isMap(mounts) || Object.keys(mounts).length === 0 || Object.hasOwn(mounts, id)
    return type === 'persistentVolumeClaim' && isMounted
      ? [
          {
            accessModes: from(['persistence', key, 'accessMode']),
            existing: ['persistence', key, 'existingClaim'],
          },
        ]
      : []
  })
