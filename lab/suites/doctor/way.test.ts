import { describe, test } from 'vitest'
import { faultsOfWay } from '../../src/doctor/faults.ts'
import { expectHeadline, FAULT_TIMEOUT_IN_MS } from '../../src/doctor/one-headline.ts'
import { useDoctorWorld } from '../../src/doctor/use-doctor-world.ts'

const theWorld = useDoctorWorld()

describe('doctor has one headline, of the cause, where', () => {
  test.each(faultsOfWay)('$name', { timeout: FAULT_TIMEOUT_IN_MS }, (fault) =>
    expectHeadline(theWorld(), fault),
  )
})
