import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedNode, type PlayedNode } from '../../testing/played-nodes.ts'
import { nodeAddress } from './node-address.ts'

/** The inventory states 10.0.0.3 and 100.100.0.3 for the spoke's `node-2`. */
const found = (played: PlayedNode, name = 'node-2') =>
  foundBy(nodeAddress, { clusters: { spoke: { objects: [playedNode(name, played)] } } })

test('a node with another address in its network is found, with the field to correct', async () => {
  const [one, ...others] = await found({ address: '10.0.0.77' })
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'node node-2',
    message: 'the address of the node node-2 is 10.0.0.77, and the inventory says 10.0.0.3',
  })
  expect(one?.fix).toContain('set clusters.spoke.nodes.node-2.address to 10.0.0.77')
  expect(one?.explains).toContainEqual({
    check: 'job-arrives',
    cluster: 'spoke',
    subject: 'job node-exporter',
  })
})

test('a node with another address on the tailnet is found where an annotation says so', async () => {
  const [one] = await found({
    address: '10.0.0.3',
    annotations: { 'k3s.io/external-ip': '1.2.3.4,100.100.0.9' },
  })
  expect(one?.message).toBe(
    'the tailnetAddress of the node node-2 is 100.100.0.9, and the inventory says 100.100.0.3',
  )
  expect(one?.explains).toContainEqual({ check: 'push-admitted', cluster: 'spoke' })
})

test('a node whose only address is one of the tailnet is compared by that', async () => {
  expect(await found({ address: '100.100.0.9' })).toMatchObject([
    { message: expect.stringContaining('the tailnetAddress of the node node-2 is 100.100.0.9') },
  ])
})

test.each([
  ['both addresses are those stated', { address: '10.0.0.3', annotations: { 'x/ip': '100.100.0.3' } }],
  ['the node does not say its tailnet address', { address: '10.0.0.3' }],
  ['its network has an address of no other kind', { address: '100.100.0.3' }],
  ['an annotation has a range', { address: '10.0.0.3', annotations: { 'x/cidr': '100.64.0.0/24' } }],
])('nothing is found where %s', async (_, played) => {
  expect(await found(played)).toEqual([])
})

test('a node that the inventory does not list is another check’s', async () => {
  expect(await found({ address: '10.0.0.77' }, 'other')).toEqual([])
})

test('without the right to list nodes, it says nothing', async () => {
  const { headlines, unasked } = await examined(nodeAddress, {
    clusters: { spoke: { forbidden: ['/nodes'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'node-address', cluster: 'spoke' }])
})
