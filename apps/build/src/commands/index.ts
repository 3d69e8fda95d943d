import { build } from './build.ts'
import { capacity } from './capacity.ts'
import { chart } from './chart.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { explain } from './explain.ts'
import { importFile } from './import.ts'
import { init } from './init.ts'
import { plan } from './plan.ts'
import { runbook } from './runbook.ts'
import { secret } from './secret.ts'
import { validate } from './validate.ts'

/** Every command of the program, in the order of --help. */
export const COMMANDS: readonly Command[] = [
  build,
  check,
  plan,
  capacity,
  validate,
  doctor,
  runbook,
  secret,
  chart,
  importFile,
  explain,
  init,
]
