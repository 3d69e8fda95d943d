import type { BackupInput, ClusterInput, FleetInput, WorkloadInput } from '@fleet/model'
import {
  sampleCluster,
  sampleFleet,
  sampleFleetInput,
  sampleNode,
  sampleWorkload,
} from '@fleet/model/testing'
import type { ICronJob, IPersistentVolumeClaim } from '@fleet/kubernetes'
import { findObject } from '@fleet/kubernetes/testing'
import { describe, expect, it } from 'vitest'
import { backups } from './index.ts'

const to: BackupInput['to'] = { type: 'nfs', server: 'nas.lan', path: '/export/backups' }

const password = { secret: 'db', key: 'password' }

const database = (over: Partial<WorkloadInput> = {}): WorkloadInput =>
  sampleWorkload({
    image: 'postgres:17.5-alpine',
    ports: { postgres: 5432 },
    probes: {
      action: { type: 'exec', command: ['pg_isready'] },
      liveness: { periodSeconds: 20, timeoutSeconds: 5 },
      readiness: { periodSeconds: 10, timeoutSeconds: 5 },
    },
    env: { POSTGRES_USER: 'owner', POSTGRES_DB: 'books', POSTGRES_PASSWORD: password },
    runAs: { as: 'user', id: 70 },
    backup: { to },
    ...over,
  })

const secrets: ClusterInput['secrets'] = {
  db: { namespace: 'apps', keys: { password: 'the password of the database' } },
}

const madeOf = (db: WorkloadInput, more: ClusterInput['secrets'] = secrets) =>
  backups(sampleFleet({ clusters: { hub: sampleCluster(1, { workloads: { db }, secrets: more }) } }))

const jobIn = (objects: ReturnType<typeof backups>, name: string): ICronJob =>
  findObject<ICronJob>(objects, { kind: 'CronJob', name })

const podOf = (job: ICronJob) => job.spec?.jobTemplate.spec?.template.spec

const variablesOf = (job: ICronJob) =>
  Object.fromEntries(
    (podOf(job)?.containers[0]?.env ?? []).map(({ name, value, valueFrom }) => [
      name,
      value ?? valueFrom?.secretKeyRef,
    ]),
  )

describe('the backup of a database', () => {
  it('connects as the workload states it, by the programs of its image', () => {
    const job = jobIn(madeOf(database()), 'db-backup')
    expect(variablesOf(job)).toEqual({
      PGHOST: 'db',
      PGPORT: '5432',
      PGUSER: 'owner',
      PGDATABASE: 'books',
      PGPASSWORD: { name: 'db', key: 'password' },
    })
    expect(podOf(job)?.containers[0]?.image).toBe('postgres:17.5-alpine')
  })

  it('takes what the official image takes where the workload does not state it', () => {
    const job = jobIn(madeOf(database({ env: { POSTGRES_PASSWORD: password } })), 'db-backup')
    expect(variablesOf(job)).toMatchObject({ PGUSER: 'postgres', PGDATABASE: 'postgres' })
    const named = { POSTGRES_USER: 'owner', POSTGRES_PASSWORD: password }
    expect(variablesOf(jobIn(madeOf(database({ env: named })), 'db-backup'))).toMatchObject({
      PGDATABASE: 'owner',
    })
  })

  it('finds the password in a Secret of which every key is a variable', () => {
    const all = { settings: { namespace: 'apps', keys: { POSTGRES_PASSWORD: 'the password' } } }
    const { env: _, ...db } = database({ envFrom: ['settings'] })
    expect(variablesOf(jobIn(madeOf(db, all), 'db-backup'))).toMatchObject({
      PGPASSWORD: { name: 'settings', key: 'POSTGRES_PASSWORD' },
    })
  })

  it('keeps the claim of its copies when it is removed, where they are in the cluster', () => {
    const kept = { type: 'volume', size: '5Gi', storageClass: 'archive' } as const
    const objects = madeOf(database({ backup: { to: kept } }))
    const claim = findObject<IPersistentVolumeClaim>(objects, {
      kind: 'PersistentVolumeClaim',
      name: 'db-backup',
    })
    expect(claim.metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' })
    expect(claim.spec?.storageClassName).toBe('archive')
    // Its user can write there.
    expect(podOf(jobIn(objects, 'db-backup'))?.securityContext).toMatchObject({ runAsUser: 70, fsGroup: 70 })
  })

  it('is restored only by a person', () => {
    const objects = madeOf(database())
    expect(jobIn(objects, 'db-restore').spec?.suspend).toBe(true)
    expect(jobIn(objects, 'db-backup').spec?.suspend).toBeUndefined()
  })
})

describe('the backup of Grafana', () => {
  const { hub, versions } = sampleFleetInput()

  const madeWith = (nodes: ClusterInput['nodes']) => {
    const over: Partial<FleetInput> = {
      clusters: { hub: sampleCluster(1, { nodes }) },
      hub: { ...hub, node: Object.keys(nodes)[0] ?? '', grafana: { volume: '1Gi', backup: { to } } },
      versions: { ...versions, images: { ...versions.images, python: 'python:3.14.0-alpine3.22' } },
    }
    return backups(sampleFleet(over))
  }

  const several = madeWith({ one: sampleNode(1), two: sampleNode(2) })

  it('only reads the database, on the node where Grafana has it', () => {
    const pod = podOf(jobIn(several, 'grafana-backup'))
    expect(pod?.containers[0]?.volumeMounts).toContainEqual({
      name: 'grafana',
      mountPath: '/grafana',
      readOnly: true,
    })
    const [term] = pod?.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
    expect(term).toMatchObject({
      topologyKey: 'kubernetes.io/hostname',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } },
    })
  })

  it('needs no choice of a node where there is one', () => {
    expect(podOf(jobIn(madeWith({ one: sampleNode(1) }), 'grafana-backup'))?.affinity).toBeUndefined()
  })

  it('is restored only where Grafana does not run', () => {
    const affinity = podOf(jobIn(several, 'grafana-restore'))?.affinity
    expect(affinity?.podAffinity).toBeUndefined()
    expect(affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution).toHaveLength(1)
  })
})
