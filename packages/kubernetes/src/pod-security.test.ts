import { describe, expect, it } from 'vitest'
import { namespaceNeedOf, podSecurityLevel } from './pod-security.ts'
import { hardened, podUser } from './security-context.ts'
import type { IPodSpec } from './types.ts'

const pod = (over: Partial<IPodSpec> = {}): IPodSpec => ({
  securityContext: podUser(1000),
  containers: [{ name: 'app', securityContext: hardened() }],
  ...over,
})

describe('podSecurityLevel', () => {
  it('is restricted for a hardened pod that is not root', () => {
    expect(podSecurityLevel(pod())).toBe('restricted')
  })

  it.each<[string, Partial<IPodSpec>]>([
    ['the host’s network', { hostNetwork: true }],
    ['the host’s processes', { hostPID: true }],
    ['a folder of the host', { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] }],
    ['all rights', { containers: [{ name: 'app', securityContext: { privileged: true } }] }],
    [
      'a capability over the host',
      { containers: [{ name: 'app', securityContext: hardened({ capabilities: ['SYS_ADMIN'] }) }] },
    ],
    ['a port of the host', { containers: [{ name: 'app', ports: [{ containerPort: 80, hostPort: 80 }] }] }],
  ])('is privileged for a pod that wants %s', (_, over) => {
    expect(podSecurityLevel(pod(over))).toBe('privileged')
  })

  it.each<[string, Partial<IPodSpec>]>([
    ['is root', { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }],
    [
      'may gain rights',
      { containers: [{ name: 'app', securityContext: { capabilities: { drop: ['ALL'] } } }] },
    ],
    [
      'keeps capabilities',
      { containers: [{ name: 'app', securityContext: hardened({ capabilities: ['CHOWN'] }) }] },
    ],
    ['has no seccomp profile', { securityContext: { runAsNonRoot: true } }],
    ['has one container that is not hardened', { initContainers: [{ name: 'init' }] }],
    ['mounts a folder over NFS', { volumes: [{ name: 'media', nfs: { server: 'nas', path: '/media' } }] }],
  ])('is baseline for a pod that %s', (_, over) => {
    expect(podSecurityLevel(pod(over))).toBe('baseline')
  })
})

describe('namespaceNeedOf', () => {
  const meta = { name: 'x', namespace: 'apps' }

  it('sees that a claim is data', () => {
    const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: meta }
    expect(namespaceNeedOf(claim)).toEqual({
      namespace: 'apps',
      podSecurity: 'restricted',
      holdsVolumes: true,
    })
  })

  it('sees that a StatefulSet makes claims of its own', () => {
    const database = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: meta,
      spec: { template: { spec: pod() }, volumeClaimTemplates: [{}] },
    }
    expect(namespaceNeedOf(database)?.holdsVolumes).toBe(true)
  })

  it('sees the pods of a CronJob, and why they reach their node', () => {
    const template = {
      metadata: { annotations: { 'observability-fleet/reaches-its-node-because': 'it saves the disk' } },
      spec: pod({ volumes: [{ name: 'disk', hostPath: { path: '/srv' } }] }),
    }
    const job = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: meta,
      spec: { jobTemplate: { spec: { template } } },
    }
    expect(namespaceNeedOf(job)).toMatchObject({
      podSecurity: 'privileged',
      reasons: ['x: it saves the disk'],
    })
  })

  it('says nothing about an object of the whole cluster', () => {
    expect(
      namespaceNeedOf({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } }),
    ).toBeUndefined()
  })
})
