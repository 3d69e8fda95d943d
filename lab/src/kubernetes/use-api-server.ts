import { afterAll, beforeAll } from 'vitest'
import { startHosts, type LabHosts } from '../hosts/lab-hosts.ts'
import { installDefinitions, startApiServer, type ApiServer } from './api-server.ts'

/** Gives the tests of a file, or of a part of it, an API server that knows the definitions of the trees. */
export const useApiServer = (): (() => ApiServer) => {
  let hosts: LabHosts
  let server: ApiServer
  beforeAll(async () => {
    hosts = await startHosts()
    server = await startApiServer(hosts.hub, hosts.stage)
    await installDefinitions(server.api)
  })
  afterAll(() => hosts[Symbol.asyncDispose]())
  return () => server
}
