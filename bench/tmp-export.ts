import { measureExport } from '/tmp/wt/jobs/bench/emulator/export'
measureExport(console.log).then(
  (f) => {
    console.log(JSON.stringify(f))
    process.exit(0)
  },
  (e) => {
    console.error(e)
    process.exit(1)
  },
)
