import type { Path } from '../../../values/location.ts'
import {
  schedulingFields,
  from,
  isOn,
  variablesFrom,
  type ChartContainer,
  type ChartWorkload,
  type ReadValue,
} from './chart-workload.ts'

const PROBE = { httpGet: { path: '/api/health', port: 'grafana' } }

/** Grafana by its chart, which kube-prometheus-stack contains. @param home the keys under which its values lie */
export const grafana = (home: Path, isMade: ChartWorkload['isMade'] = () => true): ChartWorkload => {
  const claims = (read: ReadValue): boolean => isOn([...home, 'persistence', 'enabled'], false)(read)
  const type = (read: ReadValue): unknown => read(...home, 'persistence', 'type') ?? 'pvc'
  return {
    name: 'Grafana',
    home,
    isMade,
    kind: (read) =>
      isOn([...home, 'useStatefulSet'], false)(read) || (claims(read) && type(read) !== 'pvc')
        ? 'StatefulSet'
        : 'Deployment',
    replicas: () => from([...home, 'replicas'], 1),
    strategy: from([...home, 'deploymentStrategy'], { type: 'RollingUpdate' }),
    claims: (read) =>
      claims(read) && type(read) === 'pvc'
        ? [
            {
              accessModes: from([...home, 'persistence', 'accessModes'], ['ReadWriteOnce']),
              existing: [...home, 'persistence', 'existingClaim'],
              name: (release) => fullName(release, read, home),
            },
          ]
        : [],
    fields: {
      ...schedulingFields(home),
      securityContext: from([...home, 'securityContext'], {
        runAsNonRoot: true,
        runAsUser: 472,
        runAsGroup: 472,
        fsGroup: 472,
      }),
    },
    containers: [
      server(home),
      {
        name: 'grafana-sc-dashboard',
        isMade: isOn([...home, 'sidecar', 'dashboards', 'enabled'], home.length > 0),
        ...sidecar(home),
      },
      {
        name: 'grafana-sc-datasources',
        isMade: isOn([...home, 'sidecar', 'datasources', 'enabled'], home.length > 0),
        ...sidecar(home),
      },
    ],
  }
}

/** What the chart names its objects. */
const fullName = (release: string, read: ReadValue, home: Path): string => {
  const own = read(...home, 'fullnameOverride')
  if (typeof own === 'string' && own !== '') return own
  const override = read(...home, 'nameOverride')
  const name = typeof override === 'string' && override !== '' ? override : 'grafana'
  return release.includes(name) ? release : `${release}-${name}`
}

const server = (home: Path): ChartContainer => ({
  name: 'grafana',
  image: { paths: [[...home, 'image']], repository: 'grafana/grafana', tag: '13.2.0' },
  fields: {
    resources: from([...home, 'resources'], null),
    livenessProbe: from([...home, 'livenessProbe'], {
      ...PROBE,
      initialDelaySeconds: 60,
      timeoutSeconds: 30,
      failureThreshold: 10,
    }),
    readinessProbe: from([...home, 'readinessProbe'], PROBE),
    startupProbe: from([...home, 'startupProbe'], null),
    securityContext: from([...home, 'containerSecurityContext']),
    env: variablesFrom([...home, 'env']),
    command: from([...home, 'command'], null),
  },
})

/** All sidecars have the same settings. */
const sidecar = (home: Path): Pick<ChartContainer, 'fields' | 'image'> => ({
  image: { paths: [[...home, 'sidecar', 'image']], repository: 'kiwigrid/k8s-sidecar', tag: '2.10.1' },
  fields: {
    resources: from([...home, 'sidecar', 'resources'], null),
    securityContext: from([...home, 'sidecar', 'securityContext']),
  },
})
