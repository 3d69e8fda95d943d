export * from './sample-fleet.ts'
