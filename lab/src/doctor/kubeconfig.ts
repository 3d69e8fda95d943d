import { writeFileSync } from 'node:fs'
import { clusterOf } from '@fleet/model'
import { person, type ApiServer } from '../kubernetes/api-server.ts'
import type { Host } from '../hosts/host.ts'
import { clusters, fleet } from '../trees/clusters.ts'

/** A cluster as a kubeconfig has it. */
export interface Reached {
  readonly host: Host
  readonly server: ApiServer
  /** By default that of a person with all rights. */
  readonly token?: string
}

/** Writes the kubeconfig of a person, with a context for each of these clusters, by the names in the inventory. */
export const writeKubeconfig = (file: string, reached: readonly Reached[]): string => {
  const named = reached.map((one) => {
    const cluster = Object.values(clusters).find(({ name }) => name === one.host.name) ?? clusters.hub
    return { ...one, name: clusterOf(fleet, cluster.name).kubeContext }
  })
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: named.map(({ name, host, server: { access } }) => ({
        name,
        cluster: {
          server: `https://${host.address}:${access.port}`,
          'certificate-authority': access.authority,
        },
      })),
      users: named.map(({ name, token }) => ({ name, user: { token: token ?? person.token } })),
      contexts: named.map(({ name }) => ({ name, context: { cluster: name, user: name } })),
    }),
  )
  return file
}
