import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { complete } from './complete.ts'
import type { KnownFleet } from './new-fleet.ts'
import { openTerminal } from './terminal.ts'

/** What a person who types these lines gets, and the text of the terminal. */
const answered = async (lines: readonly string[], known: KnownFleet = { clusters: {} }) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const printed: string[] = []
  output.on('data', (part) => printed.push(String(part)))
  input.end(lines.map((line) => `${line}\n`).join(''))
  const { ask, close } = openTerminal(input, output)
  try {
    const fleet = await complete(known, ask)
    return { fleet, text: printed.join('') }
  } finally {
    close()
  }
}

const NODE = 'shed 10.9.0.4 100.99.0.4'

describe('a person at a terminal', () => {
  test('states a whole fleet, and takes defaults by empty lines', async () => {
    const shed = ['', NODE, '', 'nfs', 'no']
    const barn = ['barn@lan', 'b1 10.9.1.4 100.99.1.4', 'b2 10.9.1.5 100.99.1.5', '', '', '']
    const repository = ['trunk', 'ssh://git@git.example/fleet', '']
    const { fleet } = await answered(['shed barn', ...shed, ...barn, 'barn', 'b2', ...repository])
    expect(fleet).toEqual({
      clusters: {
        shed: {
          kubeContext: 'shed',
          nodes: { shed: { address: '10.9.0.4', tailnetAddress: '100.99.0.4' } },
          storageClass: 'nfs',
          traefik: false,
        },
        barn: {
          kubeContext: 'barn@lan',
          nodes: {
            b1: { address: '10.9.1.4', tailnetAddress: '100.99.1.4' },
            b2: { address: '10.9.1.5', tailnetAddress: '100.99.1.5' },
          },
          storageClass: 'local-path',
          traefik: true,
        },
      },
      hub: 'barn',
      hubNode: 'b2',
      branch: 'trunk',
      gitUrl: 'ssh://git@git.example/fleet',
    })
  })

  test.each([
    ['Shed', '"Shed" is not a DNS label: '],
    ['shed shed', 'shed is written twice'],
  ])('is asked again for a cluster’s name after %s', async (wrong, message) => {
    const { text } = await answered([wrong, 'shed', '', NODE, '', '', '', '', '', ''])
    expect(text).toContain(message)
  })

  test.each([
    ['shed 100.99.0.4 100.99.0.4', '"100.99.0.4" is not an address of a node in its own network'],
    ['shed 10.9.0.4 10.9.0.4', '"10.9.0.4" is not a tailnet address'],
    ['shed 10.9.0.4', '2 words are no node'],
  ])('is asked again for a node after %s', async (wrong, message) => {
    const { text } = await answered(['shed', '', wrong, NODE, '', '', '', '', '', ''])
    expect(text).toContain(message)
  })

  test('is not asked for what is known', async () => {
    const { text } = await answered([NODE, '', '', '', '', ''], {
      clusters: { shed: { kubeContext: 'shed', nodes: {}, traefik: true } },
    })
    expect(text).not.toMatch(/Traefik|Context|Names of the clusters/)
  })

  test('may end the input before the last answer: nothing is known then', async () => {
    await expect(answered(['shed'])).rejects.toThrow('the answers end before the questions')
  })

  test('is never offered a secret key of age as a recipient', async () => {
    const { text } = await answered(['shed', '', NODE, '', '', '', '', '', 'AGE-SECRET-KEY-1QQQ', ''])
    expect(text).toContain('never the secret key')
  })
})
