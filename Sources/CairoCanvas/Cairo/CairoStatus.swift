import CCairo
import Storage

/// Turns a Cairo status into the package's error; `action` says what was being done, for a person.
func check(_ status: cairo_status_t, _ action: @autoclosure () -> String) throws(Failure) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw Failure(.failure, "\(action()): \(String(cString: cairo_status_to_string(status))) (Cairo)")
}

/// The version of the Cairo library that is running, which may be newer than the one compiled against.
public var cairoVersion: String { String(cString: cairo_version_string()) }
