/** `138****0001`; of anything shorter than a mobile number, nothing. Of what is masked already, the same. */
export const maskedNumber = (tel: string): string =>
  tel.length < 11 ? '****' : `${tel.slice(0, 3)}****${tel.slice(-4)}`
