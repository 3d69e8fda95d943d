import { afterAll, beforeAll, beforeEach, type TestContext } from 'vitest'
import { startHosts, type LabHosts } from '../hosts/lab-hosts.ts'
import { givenNginx, noNginx } from '../programs/given-nginx.ts'
import { measured } from '../results/measured.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { exampleClusters } from '../trees/example.ts'
import { newCredential, type Credential } from './credential.ts'
import { exampleTrees, startIngest, type Ingest } from './ingest.ts'
import { startSpoke, type CredentialSpoke } from './spoke.ts'

/** A spoke of the example that pushes to its hub. */
export interface Pushes {
  readonly hosts: LabHosts
  readonly hub: Ingest
  readonly spoke: CredentialSpoke
  /** The one that the Secrets of both have at the start. */
  readonly credential: Credential
}

interface Start {
  /** The trees that both run. */
  readonly trees?: { readonly hub: readonly KubernetesObject[]; readonly spoke: readonly KubernetesObject[] }
  /** The factor of the collector's compressed time. */
  readonly times: number
}

const startAll = async (pushes: Pushes, { trees = exampleTrees, times }: Start): Promise<void> => {
  const nginx = givenNginx()
  if (!nginx) return
  const hosts = await startHosts(exampleClusters)
  const hub = await startIngest(hosts.hub, nginx, trees.hub)
  const credential = newCredential(exampleClusters.spoke.name)
  hub.setUsers(credential)
  const { prometheus } = hub
  const spoke = await startSpoke({ hosts, prometheus, tree: trees.spoke, credential, times })
  Object.assign(pushes, { hosts, hub, spoke, credential })
}

/** Skips a test by name where there is no nginx. */
const need = (context: TestContext): void => {
  const nginx = givenNginx()
  if (!nginx) return context.skip(noNginx)
  measured(context, { nginx: nginx.version })
}

/** Gives tests a running hub and spoke of the example, where there is an nginx. */
export const usePushes = (start: Start): Pushes => {
  const pushes = {} as Pushes
  beforeEach(need)
  beforeAll(() => startAll(pushes, start))
  afterAll(async () => {
    if (!givenNginx()) return
    await pushes.hub.gateway.stop()
    await pushes.hosts[Symbol.asyncDispose]()
  })
  return pushes
}
