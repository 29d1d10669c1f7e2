// A callee that costs nothing, where the relay alone is looked at.
exports.main = async () => ({ errcode: 0, errmsg: 'success', data: { user: null } })
