import { grafanaRoute, workloadRoute, type ClusterInput, type HostRoute } from '@fleet/model'
import {
  sampleCluster,
  sampleFleet,
  sampleFleetInput,
  sampleTunnel,
  sampleWorkload,
} from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { fromEntrance } from './entrance-pods.ts'
import { routeObjects } from './route-objects.ts'

type Entrance = NonNullable<ClusterInput['entrances']>[string]

const clusterWith = (entrance: Entrance) => {
  const workloads = { app: sampleWorkload({ host: 'app.example.org' }) }
  const hub = sampleCluster(1, { ...sampleTunnel, entrances: { lan: entrance }, workloads })
  const { clusters } = sampleFleet({ clusters: { hub } })
  return Object.values(clusters)[0] as (typeof clusters)[keyof typeof clusters]
}

const routeAt = (entrance: Entrance): HostRoute => {
  const cluster = clusterWith(entrance)
  return workloadRoute(cluster, 'app', Object.values(cluster.workloads)[0] as never) as HostRoute
}

const madeAt = (entrance: Entrance) => routeObjects(routeAt(entrance))

const callers = (entrance: Entrance) => fromEntrance(clusterWith(entrance), routeAt(entrance).entrance)

describe('a host at an Ingress', () => {
  it('leads to the port of the Service, by https alone', () => {
    expect(madeAt({ kind: 'Ingress', issuer: 'letsencrypt' })).toMatchObject([
      {
        metadata: {
          annotations: {
            'cert-manager.io/cluster-issuer': 'letsencrypt',
            'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure',
          },
        },
        spec: {
          ingressClassName: 'traefik',
          rules: [{ host: 'app.example.org' }],
          tls: [{ hosts: ['app.example.org'], secretName: 'app-tls' }],
        },
      },
    ])
  })

  it('has the certificate that its owner provides', () => {
    expect(madeAt({ kind: 'Ingress', secret: 'wildcard' })).toMatchObject([
      { spec: { tls: [{ secretName: 'wildcard' }] } },
    ])
  })

  it('has no certificate without TLS', () => {
    const [plain] = madeAt({ kind: 'Ingress', tls: false })
    expect(plain).not.toHaveProperty('spec.tls')
    expect(plain).not.toHaveProperty('metadata.annotations')
  })

  it('of another controller is reached from that controller’s namespace', () => {
    const nginx: Entrance = { kind: 'Ingress', className: 'nginx', controller: 'ingress-nginx' }
    expect(madeAt(nginx)).toMatchObject([
      { metadata: { annotations: { 'observability-fleet/served-from': 'ingress-nginx' } } },
    ])
    expect(callers(nginx)).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } },
    ])
  })
})

describe('a host at an IngressRoute', () => {
  it('is at the entry point that its TLS needs', () => {
    expect(madeAt({ kind: 'IngressRoute', resolver: 'letsencrypt' })).toMatchObject([
      {
        spec: {
          entryPoints: ['websecure'],
          routes: [{ match: 'Host(`app.example.org`)', services: [{ name: 'app', port: 8080 }] }],
          tls: { certResolver: 'letsencrypt' },
        },
      },
    ])
    expect(madeAt({ kind: 'IngressRoute', tls: false })).toMatchObject([{ spec: { entryPoints: ['web'] } }])
  })

  it('is reached from k3s’ own Traefik', () => {
    expect(callers({ kind: 'IngressRoute' })).toMatchObject([
      { podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'traefik-kube-system' } } },
    ])
  })
})

it('a host at a gateway names its listener', () => {
  const gateway = { name: 'internal', namespace: 'network', section: 'https' }
  expect(madeAt({ kind: 'HTTPRoute', gateway })).toMatchObject([
    {
      spec: {
        parentRefs: [{ name: 'internal', namespace: 'network', sectionName: 'https' }],
        hostnames: ['app.example.org'],
        rules: [{ backendRefs: [{ name: 'app', port: 8080 }] }],
      },
    },
  ])
})

it('a host at the tunnel needs no object, and is reached from its connector', () => {
  expect(madeAt({ kind: 'tunnel' })).toEqual([])
  expect(callers({ kind: 'tunnel' })).toMatchObject([
    { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cloudflared' } } },
  ])
})

it('the host of Grafana leads to the Service of its chart', () => {
  const { hub } = sampleFleetInput()
  const fleet = sampleFleet({
    clusters: { hub: sampleCluster(1, { entrances: { lan: { kind: 'Ingress' } } }) },
    hub: { ...hub, grafana: { ...hub.grafana, host: 'grafana.example.org' } },
  })
  const route = grafanaRoute(fleet)
  expect(route && routeObjects(route)).toMatchObject([
    {
      metadata: { namespace: 'monitoring' },
      spec: {
        rules: [
          {
            http: {
              paths: [
                { backend: { service: { name: 'kube-prometheus-stack-grafana', port: { number: 80 } } } },
              ],
            },
          },
        ],
      },
    },
  ])
})
