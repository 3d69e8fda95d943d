import { describe, expect, it } from 'vitest'
import { findingsInOwn } from '../testing/own-tree.ts'

const STACK = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: kube-prometheus-stack, namespace: monitoring}
spec: {interval: 1h, chartRef: {kind: OCIRepository, name: kube-prometheus-stack}, values: {}}
`

const UPGRADE = `---
apiVersion: upgrade.cattle.io/v1
kind: Plan
metadata: {name: server, namespace: system-upgrade}
spec: {upgrade: {image: rancher/k3s-upgrade}}
`

const APPROVER = `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: kubelet-serving-cert-approver, namespace: kube-system}
spec: {interval: 1h, chartRef: {kind: OCIRepository, name: kubelet-serving-cert-approver}}
`

const rulesIn = async (...args: Parameters<typeof findingsInOwn>): Promise<readonly string[]> =>
  (await findingsInOwn(...args)).map(({ rule }) => rule)

/** It is about parts that k3s alone lacks. */
const OF_K3S = 'ban-absent-component'

describe('a rule about k3s', () => {
  it('finds nothing in a person’s tree of an unknown distribution', async () => {
    expect(await rulesIn(STACK)).not.toContain(OF_K3S)
  })

  it('runs where the tree is stated to be of k3s, or shows it', async () => {
    expect(await rulesIn(STACK, { distribution: 'k3s' })).toContain(OF_K3S)
    expect(await rulesIn(STACK + UPGRADE)).toContain(OF_K3S)
  })

  it('finds nothing where the tree is stated to be of another one, or shows it', async () => {
    expect(await rulesIn(STACK + UPGRADE, { distribution: 'talos' })).not.toContain(OF_K3S)
    expect(await rulesIn(STACK + APPROVER)).not.toContain(OF_K3S)
  })
})
