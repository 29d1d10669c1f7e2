import { say } from '../language'
import { CloudClock } from './cloud-clock'
import { Reset } from './reset'
import { Snapshots } from './snapshots'

/** Going back, going forward: snapshots, the seed data, the clock. */
export function CloudState() {
  return (
    <div className="scroller pad stack" tabIndex={0} role="group" aria-label={say('State', '状态')}>
      <Snapshots />
      <Reset />
      <CloudClock />
    </div>
  )
}
