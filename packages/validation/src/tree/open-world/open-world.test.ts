import { describe, expect, it } from 'vitest'
import { findingsInOwn, validateOwn } from '../../testing/own-tree.ts'

const NAMESPACE = (name: string): string => `---
apiVersion: v1
kind: Namespace
metadata: {name: ${name}}
`

const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: notes}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80}]
`

const RELEASE = (namespace: string, spec = ''): string => `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: ${namespace}}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: app-template}
${spec}`

const CUSTOM = (id: string, name: string, namespace: string, spec = '{}'): string => {
  const [apiVersion, kind] = [id.slice(0, id.lastIndexOf('/')), id.slice(id.lastIndexOf('/') + 1)]
  return `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}
`
}

const DEPLOYMENT = (container: string): string => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: notes}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: ghcr.io/example/web:1.0.0@sha256:${'0'.repeat(64)}
          ${container}
`

/** What is reported as missing, by rule. */
const missingIn = async (...parts: readonly string[]): Promise<readonly string[]> => {
  const findings = await findingsInOwn(['notes', 'media'].map(NAMESPACE).concat(parts).join(''))
  return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('no-missing-'))
}

describe('what a person’s tree lacks', () => {
  it('is a violation where the tree shows everything of the namespace', async () => {
    expect(await missingIn(SERVICE)).toEqual(['no-missing-pods'])
  })

  it('is unknown beside a release of an unknown chart', async () => {
    expect(await missingIn(SERVICE, RELEASE('notes'))).not.toContain('no-missing-pods')
  })

  it('is a violation where such a release installs into another namespace', async () => {
    const elsewhere = RELEASE('notes', '  targetNamespace: media\n')
    expect(await missingIn(SERVICE, elsewhere)).toContain('no-missing-pods')
    expect(await missingIn(SERVICE, RELEASE('media'))).toContain('no-missing-pods')
  })

  it('is unknown in each namespace that the values of a release name', async () => {
    const values = RELEASE('media', '  values: {watch: {namespaces: [notes]}}\n')
    expect(await missingIn(SERVICE, values)).not.toContain('no-missing-pods')
  })

  it('is unknown beside a custom resource of an unknown operator', async () => {
    expect(await missingIn(SERVICE, CUSTOM('example.org/v1/Site', 'web', 'notes'))).toEqual([])
  })

  it('is a violation beside a custom resource that makes only Secrets', async () => {
    const secret = CUSTOM('external-secrets.io/v1/ExternalSecret', 'web', 'notes')
    expect(await missingIn(SERVICE, secret)).toEqual(['no-missing-pods'])
  })

  it('is unknown in a namespace of which some files were not built', async () => {
    const findings = await findingsInOwn(NAMESPACE('notes') + SERVICE, { incomplete: ['notes'] })
    expect(findings.map(({ rule }) => rule)).not.toContain('no-missing-pods')
  })

  it('may be a ConfigMap that an operator makes under a known name', async () => {
    const reads = DEPLOYMENT('envFrom: [{configMapRef: {name: bucket}}]')
    const claim = CUSTOM('objectbucket.io/v1alpha1/ObjectBucketClaim', 'bucket', 'notes')
    const other = CUSTOM('objectbucket.io/v1alpha1/ObjectBucketClaim', 'other', 'notes')
    expect(await missingIn(reads)).toEqual(['no-missing-config-map'])
    expect(await missingIn(reads, claim)).toEqual([])
    expect(await missingIn(reads, other)).toEqual(['no-missing-config-map'])
  })

  it('may be a Service of a database that an operator makes', async () => {
    const url = (name: string): string =>
      DEPLOYMENT(`env: [{name: URL, value: 'postgres://${name}.notes.svc.cluster.local:5432/notes'}]`)
    const database = CUSTOM('postgresql.cnpg.io/v1/Cluster', 'notes', 'notes')
    expect(await missingIn(url('notes-rw'), database)).toEqual([])
    expect(await missingIn(url('notes-wr'), database)).toEqual(['no-missing-service-in-url'])
  })

  it('may be a copy of an object of another namespace', async () => {
    const reads = DEPLOYMENT('envFrom: [{configMapRef: {name: shared}}]')
    const shared = `---
apiVersion: v1
kind: ConfigMap
metadata:
  name: shared
  namespace: media
  annotations: {reflector.v1.k8s.emberstack.com/reflection-auto-enabled: 'true'}
`
    expect(await missingIn(reads, shared)).toEqual([])
  })

  it('is never a Secret of a tree that does not declare its Secrets', async () => {
    expect(await missingIn(DEPLOYMENT('envFrom: [{secretRef: {name: by-hand}}]'))).toEqual([])
  })

  it('is no object of Flux’ own controllers or of the cluster itself', async () => {
    const monitor = `---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: flux, namespace: flux-system}
spec:
  selector: {matchLabels: {app: helm-controller}}
  podMetricsEndpoints: [{port: http-prom}]
`
    expect(await missingIn(monitor)).toEqual([])
  })
})

describe('the coverage of a run', () => {
  it('names the namespaces whose objects are not all known', async () => {
    const { openNamespaces } = await validateOwn(NAMESPACE('notes') + RELEASE('notes'))
    expect([...openNamespaces]).toEqual([['home', ['notes']]])
  })

  it('names none where everything is known', async () => {
    const { openNamespaces } = await validateOwn(NAMESPACE('notes') + SERVICE)
    expect(openNamespaces.size).toBe(0)
  })
})
