import { describe, expect, it } from 'vitest'
import { clusterView } from '../cluster-view.ts'
import { chartPodsOf } from './chart-pods.ts'

const podsOf = (chart: string, values: object) =>
  chartPodsOf(
    clusterView({
      cluster: 'one',
      files: [
        {
          path: 'release.yaml',
          content: '',
          objects: [
            {
              apiVersion: 'helm.toolkit.fluxcd.io/v2',
              kind: 'HelmRelease',
              metadata: { name: 'any', namespace: 'media' },
              spec: { chart: { spec: { chart } }, values },
            },
          ],
        },
      ],
    }),
  )

describe('the pods of a chart', () => {
  it('are known by the chart, and not by the name of its release', () => {
    expect(podsOf('grafana', {}).map(({ kind }) => kind)).toEqual(['Deployment'])
    expect(podsOf('podinfo', { replicas: 2 })).toEqual([])
  })

  it('have what the values state over the default, merged as Helm does', () => {
    const [grafana] = podsOf('grafana', { livenessProbe: { timeoutSeconds: 5, failureThreshold: null } })
    expect(grafana?.containers[0]?.container.livenessProbe).toEqual({
      httpGet: { path: '/api/health', port: 'grafana' },
      initialDelaySeconds: 60,
      timeoutSeconds: 5,
    })
  })

  it('are located in the values', () => {
    const [prometheus] = podsOf('kube-prometheus-stack', {
      prometheus: { prometheusSpec: { hostNetwork: true } },
    })
    expect(prometheus?.location('hostNetwork').path).toEqual([
      'spec',
      'values',
      'prometheus',
      'prometheusSpec',
      'hostNetwork',
    ])
  })

  it('leave open what a chart fills in', () => {
    const [grafana] = podsOf('grafana', { readinessProbe: null })
    const container = grafana?.containers[0]
    expect(container?.isKnown('readinessProbe')).toBe(true)
    expect(container?.container.readinessProbe).toBeUndefined()
    expect(container?.isKnown('securityContext')).toBe(false)
  })

  it.each([
    ['a digest', { tag: '13.2.0', sha: 'a1' }, 'grafana/grafana:13.2.0@sha256:a1'],
    ['a registry', { registry: 'registry.example' }, 'registry.example/grafana/grafana:13.2.0'],
    ['a number for a tag', { tag: 13 }, 'grafana/grafana:13'],
    ['a substitution', { tag: '${GRAFANA_TAG}' }, undefined],
  ])('have an image with %s', (_, image, whole) => {
    expect(podsOf('grafana', { image })[0]?.containers[0]?.container.image).toBe(whole)
  })

  it('are those of the mode of Loki', () => {
    const names = (values: object) =>
      podsOf('loki', { gateway: { enabled: false }, ...values }).map(
        ({ containers: [one] }) => one?.container.name,
      )
    expect(names({ deploymentMode: 'SingleBinary' })).toEqual(['loki'])
    expect(names({ deploymentMode: 'SimpleScalable' })).toEqual(['write', 'read', 'backend'])
    expect(names({})).toEqual([])
  })
})

describe('the pods of app-template', () => {
  const [sonarr, backup] = podsOf('app-template', {
    defaultPodOptions: { hostNetwork: true },
    controllers: {
      sonarr: {
        strategy: 'RollingUpdate',
        containers: {
          app: {
            image: { repository: 'ghcr.io/home-operations/sonarr', tag: '4.0.1@sha256:a1' },
            env: { TZ: 'Europe/Berlin', PORT: { value: '80' } },
            probes: {
              liveness: { enabled: true, custom: true, spec: { httpGet: { path: '/ping', port: 80 } } },
            },
          },
          off: { enabled: false },
        },
        initContainers: { migrate: { image: { repository: 'registry.example/migrate' } } },
      },
      backup: { type: 'cronjob', pod: { hostNetwork: false }, containers: { app: {} } },
      off: { enabled: false },
    },
    persistence: {
      config: { type: 'persistentVolumeClaim', accessMode: 'ReadWriteOnce', size: '1Gi' },
      media: { existingClaim: 'media', advancedMounts: { backup: { app: [{ path: '/media' }] } } },
      scratch: { type: 'emptyDir' },
    },
  })

  it('are those of its controllers', () => {
    expect(sonarr).toMatchObject({ kind: 'Deployment', rollout: { replicas: 1, strategy: 'RollingUpdate' } })
    expect(backup?.kind).toBe('CronJob')
    expect([sonarr, backup].map((pods) => pods?.spec.hostNetwork)).toEqual([true, false])
  })

  it('have its containers', () => {
    const [app, migrate, ...more] = sonarr?.containers ?? []
    expect(more).toEqual([])
    expect(app?.container).toMatchObject({
      image: 'ghcr.io/home-operations/sonarr:4.0.1@sha256:a1',
      env: [
        { name: 'TZ', value: 'Europe/Berlin' },
        { name: 'PORT', value: '80' },
      ],
      livenessProbe: { httpGet: { path: '/ping', port: 80 } },
    })
    expect(migrate).toMatchObject({ isInit: true })
    expect(migrate?.container.image).toBeUndefined()
  })

  it('mount its claims', () => {
    expect(sonarr?.claims).toEqual([{ accessModes: ['ReadWriteOnce'] }])
    expect(backup?.claims).toMatchObject([{ accessModes: ['ReadWriteOnce'] }, { name: 'media' }])
  })
})
