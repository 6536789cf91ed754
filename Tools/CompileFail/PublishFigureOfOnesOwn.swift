// expected: 'PublishedValue' initializer is inaccessible due to 'internal' protection level
import Publication

func figure(_ count: Int) -> PublishedValue {
  PublishedValue(.count(count))
}
