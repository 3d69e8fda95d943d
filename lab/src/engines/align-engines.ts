import { execFileSync } from 'node:child_process'
import { moduleFolder, type Engine } from './engines.ts'
import { behind, sharingEngines } from './shared-modules.ts'

/* oxlint-disable no-console -- a program that a person watches */

/** Raises what an engine's module shares with the others, and what that asks for in turn. */
const raise = (engine: Engine, modules: readonly string[]): void => {
  console.log(`${engine.name}: ${modules.length} modules`)
  execFileSync('go', ['get', ...modules], {
    cwd: moduleFolder(engine),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' },
  })
}

/** Raising one may raise another, which the rest follow: it ends, since versions only grow. */
const align = (): void => {
  for (let isSettled = false; !isSettled; ) {
    isSettled = true
    for (const engine of sharingEngines) {
      const modules = behind(engine)
      if (modules.length === 0) continue
      isSettled = false
      raise(engine, modules)
    }
  }
}

align()
