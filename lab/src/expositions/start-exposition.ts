import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Page } from './page.ts'
import type { Exposed } from './serve.ts'

/** A stand-in for an exporter that cannot run in the lab: it serves a prepared page. */
export interface Exposition {
  readonly program: Program
  readonly pages: () => Exposed['pages']
  /** Shows other pages from the next scrape on. */
  readonly change: (pages: (before: Exposed['pages']) => Readonly<Record<string, Page>>) => void
}

const script = join(import.meta.dirname, 'serve.ts')

/** @param stage a folder for the file that describes the pages */
export const startExposition = async (
  host: Host,
  name: string,
  stage: string,
  exposed: Exposed,
): Promise<Exposition> => {
  const folder = join(stage, `${host.name}-expositions`)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  // Replaced atomically, for the program reads it at any time.
  const write = (next: Exposed): void => {
    writeFileSync(`${file}.new`, JSON.stringify(next))
    renameSync(`${file}.new`, file)
  }
  write(exposed)
  host.addAddress(exposed.address)
  const program = host.start({ name, file: process.execPath, args: [script, file] })
  await program.until('listens', () => program.log().includes('listens'))
  const read = (): Exposed => JSON.parse(readFileSync(file, 'utf8')) as Exposed
  return {
    program,
    pages: () => read().pages,
    change: (pages) => {
      const before = read()
      write({ ...before, pages: pages(before.pages) })
    },
  }
}
