import { expect, test } from 'vitest'
import { readCommandLine } from './command-line.ts'

test('without arguments it shows the fleet’s own trees with made values', () => {
  expect(readCommandLine([])).toEqual({ stores: {}, port: 3030, task: { kind: 'page' } })
})

test('real stores are given by their addresses', () => {
  const { stores, directory } = readCommandLine(['mine', '--prometheus', 'http://me:secret@prometheus:9090'])
  expect(directory).toBe('mine')
  expect(stores.prometheus?.hostname).toBe('prometheus')
})

test('pictures and checks are of all dashboards, unless some are named', () => {
  expect(readCommandLine(['--shots', 'out', '--scheme', 'dark']).task).toEqual({
    kind: 'shots',
    only: [],
    folder: 'out',
    width: 1600,
    schemes: ['dark'],
    openRows: false,
    isWebp: false,
  })
  expect(readCommandLine(['--check', '--only', 'a', '--only', 'b', '--format', 'json']).task).toEqual({
    kind: 'check',
    only: ['a', 'b'],
    format: 'json',
  })
})

test.each([
  [['--check', '--shots', 'out'], '--check and --shots are two runs'],
  [['--shots', 'out', '--scheme', 'grey'], 'grey is no scheme: write dark or light'],
  [['--loki', 'loki:3100'], 'loki:3100 is no address of a store: write http://HOST:PORT'],
  [['--port', '70000'], '70000 is no port'],
  [['a', 'b'], 'it takes one folder, and not b too'],
  [['--unknown'], "Unknown option '--unknown'"],
])('%j is refused', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message)
})
