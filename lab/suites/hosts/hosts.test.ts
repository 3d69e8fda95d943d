import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNodePort } from '../../src/hosts/forwarding.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { clusters } from '../../src/trees/clusters.ts'

let hosts: LabHosts

beforeAll(async () => {
  hosts = await startHosts()
})

afterAll(() => hosts[Symbol.asyncDispose]())

const nodePort = 30_000
const page = `http://${clusters.hub.node.tailnetAddress}:${nodePort}/`

/** A host's answer from a URL within a second. @throws without one */
const fetchFrom = (host: LabHosts['hub'], url: string): string =>
  host.run(
    process.execPath,
    '-e',
    `fetch('${url}', { signal: AbortSignal.timeout(1000) }).then(async (answer) => console.log(await answer.text()))`,
  )

test('the spoke reaches a NodePort of the hub at its tailnet address, and nothing while the link is cut', async () => {
  hosts.hub.start({
    name: 'page',
    file: process.execPath,
    args: ['-e', "require('http').createServer((_, answer) => answer.end('here')).listen(8080, '127.0.0.1')"],
  })
  await openNodePort(hosts.hub, nodePort, '127.0.0.1:8080')
  expect(fetchFrom(hosts.spoke, page)).toMatch('here')
  hosts.cutLink()
  expect(() => fetchFrom(hosts.spoke, page)).toThrow('TimeoutError')
  hosts.fixLink()
  expect(fetchFrom(hosts.spoke, page)).toMatch('here')
})

test.each(['hub', 'spoke'] as const)('%s has no route out', (name) => {
  expect(hosts[name].run('ip', 'route', 'show', 'default')).toBe('')
})

test('what a host writes to its own disk is no other host’s, nor the machine’s', () => {
  hosts.spoke.write('/var/log/pods/a/0.log', 'a line')
  expect(hosts.spoke.run('cat', '/var/log/pods/a/0.log')).toBe('a line')
  expect(() => hosts.hub.run('cat', '/var/log/pods/a/0.log')).toThrow('No such file')
  expect(existsSync('/var/log/pods/a/0.log')).toBe(false)
})

test('names of the cluster resolve to addresses of the host', () => {
  hosts.hub.addAddress('10.43.9.9')
  hosts.hub.addNames('10.43.9.9', ['some-service.monitoring.svc'])
  expect(hosts.hub.run('getent', 'hosts', 'some-service.monitoring.svc')).toMatch('10.43.9.9')
})
