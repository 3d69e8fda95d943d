import { describe, expect, it } from 'vitest'
import { identicalTrees } from './identical-trees.ts'

const tree = (cluster: string, content: string) => ({
  cluster,
  files: [{ path: 'telemetry/collector.yaml', content, objects: [] }],
})

const spoke = (name: string, address: string, more = '') =>
  tree(name, `cluster: ${name}\nnode: ${address}:9100\nconfig: collector-${name.length}23456789a\n${more}`)

describe('identical trees', () => {
  it('differ in the name, the addresses and the hashes of their cluster alone', () => {
    const trees = [spoke('one', '10.0.0.1'), spoke('two', '10.0.0.2'), spoke('three', '10.0.0.3')]
    expect(identicalTrees(trees)).toEqual([[0, 1, 2]])
  })

  it.each([
    ['name another cluster', spoke('two', '10.0.0.2', 'from: one')],
    ['have an address of another kind', spoke('two', '192.168.0.2')],
    ['hold something more', spoke('two', '10.0.0.2', 'more: 1')],
    ['say two addresses where the others say one twice', tree('two', 'a: 10.0.0.1\nb: 10.0.0.2\n')],
  ])('are not those that %s', (_, other) => {
    const trees = [
      spoke('one', '10.0.0.1'),
      other,
      spoke('three', '10.0.0.3'),
      tree('four', 'a: 10.0.0.1\nb: 10.0.0.1\n'),
    ]
    expect(identicalTrees(trees)).toContainEqual([1])
    expect(identicalTrees(trees)).toContainEqual([0, 2])
  })
})
