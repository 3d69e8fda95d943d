/**
 * Starts a tool of this repository: `node tools/command-line/run.js TOOL.ts ARGUMENT…`. An error is a line and exit code 2; with
 * FLEET_STACK set, it has its stack trace.
 */
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { requireNode } from '../../apps/build/src/required-node.js'

requireNode()

/** @param {unknown} error */
const fail = (error) => {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const hint = process.env.FLEET_STACK === undefined ? ' (see --help)' : `\n${stack}`
  process.stderr.write(`error: ${message.trim().replaceAll(/\s*\n\s*/g, ' ')}${hint}\n`)
  process.exit(2)
}

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

const [tool = '', ...args] = process.argv.slice(2)
process.argv = [process.execPath, resolve(tool), ...args]
await import(pathToFileURL(resolve(tool)).href).catch(fail)
