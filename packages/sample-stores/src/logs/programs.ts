import { NETWORK_PROGRAMS } from './network-programs.ts'
import type { Program } from './program.ts'
import { COLLECTOR, OTHER, SYSTEM_PROGRAMS } from './system-programs.ts'

/** What the programs write that every fleet runs, by the names of their containers. */
export const programOf = (container: string): Program =>
  container.includes('collector')
    ? COLLECTOR
    : (NETWORK_PROGRAMS[container] ?? SYSTEM_PROGRAMS[container] ?? OTHER)
